import { existsSync } from 'node:fs';
import { AppError } from './errors.js';

/** Variables by which LangChain and LangSmith would send questions and passages to a server of theirs. */
const tracing = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'];

/** Reads `.env` in the working folder, where the environment wins, and turns tracing off whatever either says. */
export function prepareEnvironment(): void {
  if (existsSync('.env')) {
    try {
      process.loadEnvFile('.env');
    } catch (cause) {
      throw new AppError('config', 'The file .env in this folder cannot be read; correct it or move it away.', {
        cause,
      });
    }
  }
  for (const name of tracing) process.env[name] = 'false';
}
