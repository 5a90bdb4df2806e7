/** The system's name for a failed file operation, such as ENOENT; null for any other error. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Why a file could not be reached, in words that may follow "because". */
export function whyUnreachable(error: unknown): string {
  const code = errnoOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'this user has no permission to read it';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'it leads nowhere or has just been removed';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  return `the system reports ${code ?? 'an unknown error'}`;
}
