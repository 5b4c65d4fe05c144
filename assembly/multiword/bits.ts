// The bits of an exponent or index.

/** In: bytes, the least significant first; place >= 0. Out: bit `place`, 0 or 1. */
@inline
export function bitOf(bytes: usize, place: i32): u32 {
  return ((<u32>load<u8>(bytes + <usize>(place >> 3))) >> (place & 7)) & 1;
}
