import type { BackendName } from '../../index';
import type { Drawn, Order, Usual } from './order';

/** What a thread is started with. */
export interface Task {
  readonly model: string;
  readonly backend: BackendName | 'auto';
}

/** What the main thread says: draw this, or end it. */
export type Said = { readonly id: number; readonly order: Order } | { readonly id: number; readonly end: true };

/** What a thread says: once that it is ready, and then of each order its steps, its pictures and how it ended. */
export type Heard =
  | { readonly kind: 'ready'; readonly usual: Usual; readonly backend: string }
  | { readonly kind: 'note'; readonly message: string }
  | { readonly kind: 'step'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'picture'; readonly id: number; readonly picture: Drawn }
  | { readonly kind: 'end'; readonly id: number; readonly fault: WorkFault | null };

/** An error, as it crosses. */
export interface WorkFault {
  /** null for what the library has not thrown on purpose. */
  readonly code: string | null;
  readonly message: string;
}
