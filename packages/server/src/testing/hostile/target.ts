// The node that the attacks of these files are tried on, and raw sockets to it.
import { connect, type Socket } from 'node:net';
import type { TestNode } from '../node.ts';

export const POST = 'POST /api/drawings HTTP/1.1\r\nHost: x\r\n';
export const JSON_TYPE = 'Content-Type: application/json\r\n';

/** Errors of the socket are passed over: it is closed after them. */
export const openSocket = (url: string): Socket =>
  connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});

/** All that the server sends until it ends the connection. */
export async function answerOn(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (bytes) => {
    answer += String(bytes);
  });
  await new Promise((resolve) => socket.once('close', resolve)); // an error may come before
  return answer;
}

export class HostileTarget {
  /** All that the node logs. */
  readonly logged: string[] = [];
  #node: TestNode | undefined;

  /** Before any test runs. */
  set node(node: TestNode) {
    this.#node = node;
  }
  get url(): string {
    return this.#node!.url;
  }
  /** Folder of its pictures. */
  get data(): string {
    return this.#node!.data;
  }
  get databaseUrl(): string {
    return this.#node!.databaseUrl;
  }

  open(): Socket {
    return openSocket(this.url);
  }

  /** Sends bytes as they are. @returns all that the server answers until it ends the connection */
  async raw(bytes: string | Uint8Array): Promise<string> {
    const socket = this.open();
    const answer = answerOn(socket);
    socket.write(bytes);
    return answer;
  }

  post(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/api/drawings`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  }
}
