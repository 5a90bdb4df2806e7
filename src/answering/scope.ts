/** Councils, bodies and items named in words are found one floor below, because a look-up of figures finds them too. */
export { findScope, type NamedScope, shortName } from '../vocabulary/named-scope.js';
