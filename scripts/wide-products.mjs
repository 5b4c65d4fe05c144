// Inserts the 128-bit products of the wide-arithmetic proposal (i64.mul_wide_u) into a module.

import binaryen from 'binaryen';

/** Every engine with wide arithmetic has these features; no others may be used. */
const FEATURES =
  binaryen.Features.MutableGlobals |
  binaryen.Features.SignExt |
  binaryen.Features.NontrappingFPToInt |
  binaryen.Features.BulkMemory |
  binaryen.Features.BulkMemoryOpt |
  binaryen.Features.Multivalue |
  binaryen.Features.SIMD128 |
  binaryen.Features.RelaxedSIMD |
  binaryen.Features.WideArithmetic;

/**
 * The import that stands for a product, in Binaryen's text format; see assembly/word/product.ts.
 */
const PRODUCT = /^ *\(import "wide" "mulHi" \(func (\$\S+) .*\n/m;

/**
 * Replaces the imported product by the instruction, and optimises again to inline it.
 *
 * @param {Uint8Array} module compiled with WIDE defined
 * @returns {Uint8Array} a module without imports, for engines that have wide arithmetic
 */
export function withWideProducts(module) {
  const text = binaryen.readBinary(module).emitText();
  const name = PRODUCT.exec(text)?.[1];
  if (name === undefined) throw new Error('the module does not import wide.mulHi');
  const product = `(func ${name} (param $x i64) (param $y i64) (result i64)
    (tuple.extract 2 1 (i64.mul_wide_u (local.get $x) (local.get $y))))`;
  const wide = binaryen.parseText(text.replace(PRODUCT, '').replace(/\)\s*$/, `${product})`));
  wide.setFeatures(FEATURES);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  wide.optimize();
  if (!wide.validate()) throw new Error('the module with wide products is not valid');
  return wide.emitBinary();
}
