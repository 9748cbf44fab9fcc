/**
 * An immutable map that shares structure with the map it was made from: a change copies one of {@link SHARDS} shards and
 * the table of shards, so that replacing one entry among a hundred thousand costs microseconds and old versions stay valid.
 */
export class SharedMap<V> {
  readonly #shards: readonly (ReadonlyMap<string, V> | undefined)[];
  readonly size: number;

  private constructor(shards: readonly (ReadonlyMap<string, V> | undefined)[], size: number) {
    this.#shards = shards;
    this.size = size;
  }

  static empty<V>(): SharedMap<V> {
    return new SharedMap<V>(new Array(SHARDS).fill(undefined), 0);
  }

  get(key: string): V | undefined {
    return this.#shards[shardOf(key)]?.get(key);
  }

  has(key: string): boolean {
    return this.#shards[shardOf(key)]?.has(key) ?? false;
  }

  /** The map with these entries set, or removed where the value is `undefined`. */
  with(entries: Iterable<readonly [string, V | undefined]>): SharedMap<V> {
    const shards = [...this.#shards];
    const copied = new Map<number, Map<string, V>>();
    let size = this.size;
    for (const [key, value] of entries) {
      const index = shardOf(key);
      let shard = copied.get(index);
      if (shard === undefined) {
        shard = new Map(shards[index]);
        copied.set(index, shard);
        shards[index] = shard;
      }
      const had = shard.has(key);
      if (value === undefined) {
        if (shard.delete(key)) size--;
      } else {
        shard.set(key, value);
        if (!had) size++;
      }
    }
    return copied.size === 0 ? this : new SharedMap<V>(shards, size);
  }

  *entries(): Generator<[string, V]> {
    for (const shard of this.#shards) if (shard !== undefined) yield* shard;
  }

  /** Every key, in code-unit order. */
  keys(): string[] {
    const keys: string[] = [];
    for (const shard of this.#shards) if (shard !== undefined) for (const key of shard.keys()) keys.push(key);
    return keys.sort();
  }
}

const SHARDS = 1024;

/** FNV-1a over the length and at most sixteen code units spread over the key, folded to the number of shards: keys may be long paths. */
function shardOf(key: string): number {
  let hash = 0x811c9dc5 ^ key.length;
  const step = (key.length >> 4) + 1;
  for (let at = key.length - 1; at >= 0; at -= step) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) & (SHARDS - 1);
}
