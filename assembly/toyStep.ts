/** # Loss and gradient of the ReLU toy model on a sampled batch.
 *
 * x′ = ReLU(D E x + b): the rows of the encoder Eᵀ and of the decoder D are the vectors of the features, `width` floats each (the
 * hidden dimensions and zeros up to a multiple of 4). Inputs and error signals are sparse, so they are lists of (byte offset of the
 * row, coefficient), eight bytes an entry: encoding and all of the backward pass touch only the rows that are in a list. Only the
 * decoder sees every feature, as a product of 4 samples with panels of 8 features.
 */

// Where everything lies; `prepare` sets it, the caller reads the exported addresses.
export let encoder: usize = 0;
export let decoder: usize = 0;
export let bias: usize = 0;
export let encoderGradient: usize = 0;
export let decoderGradient: usize = 0;
export let biasGradient: usize = 0;
export let importance: usize = 0;
/** Four generators xoshiro128** (Blackman, Vigna 2018) side by side: four first words, four second words, … */
export let generator: usize = 0;
/** The sizes of the correlated groups, then of the anticorrelated ones, as words: these are the first features. */
export let groups: usize = 0;
/** Floats in a row. */
export let width: i32 = 0;

let features: i32 = 0;
let hidden: i32 = 0;
/** Features up to a multiple of 8. */
let breadth: i32 = 0;
let correlated: i32 = 0;
let anticorrelated: i32 = 0;
/** The decoder again: panels of 8 features, in each the hidden dimensions one after the other. */
let panels: usize = 0;
// For each of 4 samples: input (dense), list of inputs, hidden vector, its gradient, output, list of error signals.
let inputs: usize = 0;
let inputLists: usize = 0;
let states: usize = 0;
let stateGradient: usize = 0;
let outputs: usize = 0;
let errors: usize = 0;

/** Words drawn ahead. */
let drawn: usize = 0;
let drawnNext: usize = 0;

const TILE = 4;
const DRAWN = 256;

function floats(count: i32): usize {
  const at = heap.alloc((<usize>count) << 2);
  memory.fill(at, 0, (<usize>count) << 2);
  return at;
}

/** Lays out memory. Tied models have one matrix, and one gradient, under both names. */
export function prepare(n: i32, m: i32, tied: bool, correlatedGroups: i32, anticorrelatedGroups: i32): void {
  features = n;
  hidden = m;
  width = (m + 3) & ~3;
  breadth = (n + 7) & ~7;
  correlated = correlatedGroups;
  anticorrelated = anticorrelatedGroups;
  encoder = floats(n * width);
  decoder = tied ? encoder : floats(n * width);
  encoderGradient = floats(n * width);
  decoderGradient = tied ? encoderGradient : floats(n * width);
  bias = floats(breadth);
  biasGradient = floats(breadth);
  importance = floats(breadth);
  generator = floats(16);
  drawn = floats(DRAWN);
  groups = floats(correlatedGroups + anticorrelatedGroups);
  panels = floats(breadth * m);
  // Four lanes may reach past the last feature.
  inputs = floats(TILE * breadth + 4);
  inputLists = floats(TILE * 2 * breadth + 8);
  states = floats(TILE * width);
  stateGradient = floats(width);
  outputs = floats(TILE * breadth);
  errors = floats(2 * breadth + 8);
}

/** Mean over `batch` fresh samples of Σ_i I_i (x_i − x′_i)², with its gradient. Each x_i is zero with probability `sparsity`, else uniform
 *  on [0, 1]. */
export function step(batch: i32, sparsity: f64): f64 {
  clear(encoderGradient, features * width);
  clear(decoderGradient, features * width);
  clear(biasGradient, breadth);
  pack();
  const scale: f32 = <f32>(2.0 / <f64>batch);
  let loss: f64 = 0;
  gap = -1;
  // Every batch draws afresh, so that the generators are all that there is to keep.
  drawnNext = drawnEnd();
  for (let done = 0; done < batch; done += TILE) {
    const tile = min(TILE, batch - done);
    for (let s = 0; s < tile; s++) {
      const list = inputLists + ((<usize>(s * breadth)) << 3);
      ends[s] = draw(inputs + row(s, breadth), list, sparsity);
      combine(list, ends[s], encoder, states + row(s, width));
    }
    decode();
    for (let s = 0; s < tile; s++) {
      loss += compare(outputs + row(s, breadth), inputs + row(s, breadth), scale);
      const state = states + row(s, width);
      combine(errors, errorsEnd, decoder, stateGradient);
      spread(errors, errorsEnd, state, decoderGradient);
      spread(inputLists + ((<usize>(s * breadth)) << 3), ends[s], stateGradient, encoderGradient);
    }
  }
  return loss / <f64>batch;
}

/** Where the list of inputs of each sample ends. */
const ends = new StaticArray<usize>(TILE);
/** Where the list of errors ends. */
let errorsEnd: usize = 0;

function row(index: i32, floatsEach: i32): usize {
  return (<usize>(index * floatsEach)) << 2;
}

function clear(at: usize, count: i32): void {
  memory.fill(at, 0, (<usize>count) << 2);
}

function pack(): void {
  for (let i = 0; i < features; i++) {
    const from = decoder + row(i, width);
    const to = panels + row((i & ~7) * hidden + (i & 7), 1);
    for (let a = 0; a < hidden; a++) store<f32>(to + row(a, 8), load<f32>(from + row(a, 1)));
  }
}

/** out = Σ_k c_k row_k over a list. */
function combine(list: usize, end: usize, rows: usize, out: usize): void {
  let at: usize = 0;
  const bytes = (<usize>width) << 2;
  for (; at + 128 <= bytes; at += 128) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    for (let entry = list; entry < end; entry += 8) {
      const from = rows + at + <usize>load<u32>(entry);
      const c = v128.load32_splat(entry, 4);
      s0 = f32x4.add(s0, f32x4.mul(c, v128.load(from, 0)));
      s1 = f32x4.add(s1, f32x4.mul(c, v128.load(from, 16)));
      s2 = f32x4.add(s2, f32x4.mul(c, v128.load(from, 32)));
      s3 = f32x4.add(s3, f32x4.mul(c, v128.load(from, 48)));
      s4 = f32x4.add(s4, f32x4.mul(c, v128.load(from, 64)));
      s5 = f32x4.add(s5, f32x4.mul(c, v128.load(from, 80)));
      s6 = f32x4.add(s6, f32x4.mul(c, v128.load(from, 96)));
      s7 = f32x4.add(s7, f32x4.mul(c, v128.load(from, 112)));
    }
    v128.store(out + at, s0, 0);
    v128.store(out + at, s1, 16);
    v128.store(out + at, s2, 32);
    v128.store(out + at, s3, 48);
    v128.store(out + at, s4, 64);
    v128.store(out + at, s5, 80);
    v128.store(out + at, s6, 96);
    v128.store(out + at, s7, 112);
  }
  for (; at + 32 <= bytes; at += 32) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    for (let entry = list; entry < end; entry += 8) {
      const from = rows + at + <usize>load<u32>(entry);
      const c = v128.load32_splat(entry, 4);
      s0 = f32x4.add(s0, f32x4.mul(c, v128.load(from, 0)));
      s1 = f32x4.add(s1, f32x4.mul(c, v128.load(from, 16)));
    }
    v128.store(out + at, s0, 0);
    v128.store(out + at, s1, 16);
  }
  if (at < bytes) {
    let s0 = f32x4.splat(0);
    for (let entry = list; entry < end; entry += 8) {
      const from = rows + at + <usize>load<u32>(entry);
      s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(entry, 4), v128.load(from)));
    }
    v128.store(out + at, s0);
  }
}

/** row_k += c_k v over a list. */
function spread(list: usize, end: usize, v: usize, rows: usize): void {
  let at: usize = 0;
  const bytes = (<usize>width) << 2;
  for (; at + 128 <= bytes; at += 128) {
    const v0 = v128.load(v + at, 0);
    const v1 = v128.load(v + at, 16);
    const v2 = v128.load(v + at, 32);
    const v3 = v128.load(v + at, 48);
    const v4 = v128.load(v + at, 64);
    const v5 = v128.load(v + at, 80);
    const v6 = v128.load(v + at, 96);
    const v7 = v128.load(v + at, 112);
    for (let entry = list; entry < end; entry += 8) {
      const to = rows + at + <usize>load<u32>(entry);
      const c = v128.load32_splat(entry, 4);
      v128.store(to, f32x4.add(v128.load(to, 0), f32x4.mul(c, v0)), 0);
      v128.store(to, f32x4.add(v128.load(to, 16), f32x4.mul(c, v1)), 16);
      v128.store(to, f32x4.add(v128.load(to, 32), f32x4.mul(c, v2)), 32);
      v128.store(to, f32x4.add(v128.load(to, 48), f32x4.mul(c, v3)), 48);
      v128.store(to, f32x4.add(v128.load(to, 64), f32x4.mul(c, v4)), 64);
      v128.store(to, f32x4.add(v128.load(to, 80), f32x4.mul(c, v5)), 80);
      v128.store(to, f32x4.add(v128.load(to, 96), f32x4.mul(c, v6)), 96);
      v128.store(to, f32x4.add(v128.load(to, 112), f32x4.mul(c, v7)), 112);
    }
  }
  for (; at < bytes; at += 16) {
    const v0 = v128.load(v + at);
    for (let entry = list; entry < end; entry += 8) {
      const to = rows + at + <usize>load<u32>(entry);
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(v128.load32_splat(entry, 4), v0)));
    }
  }
}

/** outputs = D·state + b for the 4 samples of the tile: 4 × 8 sums in registers. */
function decode(): void {
  const h0 = states;
  const h1 = states + row(1, width);
  const h2 = states + row(2, width);
  const h3 = states + row(3, width);
  for (let i = 0; i < breadth; i += 8) {
    let s00 = v128.load(bias + row(i, 1));
    let s01 = v128.load(bias + row(i, 1), 16);
    let s10 = s00;
    let s11 = s01;
    let s20 = s00;
    let s21 = s01;
    let s30 = s00;
    let s31 = s01;
    let panel = panels + row(i, hidden);
    const end = row(hidden, 1);
    for (let a: usize = 0; a < end; a += 4) {
      const p0 = v128.load(panel);
      const p1 = v128.load(panel, 16);
      panel += 32;
      let h = v128.load32_splat(h0 + a);
      s00 = f32x4.add(s00, f32x4.mul(h, p0));
      s01 = f32x4.add(s01, f32x4.mul(h, p1));
      h = v128.load32_splat(h1 + a);
      s10 = f32x4.add(s10, f32x4.mul(h, p0));
      s11 = f32x4.add(s11, f32x4.mul(h, p1));
      h = v128.load32_splat(h2 + a);
      s20 = f32x4.add(s20, f32x4.mul(h, p0));
      s21 = f32x4.add(s21, f32x4.mul(h, p1));
      h = v128.load32_splat(h3 + a);
      s30 = f32x4.add(s30, f32x4.mul(h, p0));
      s31 = f32x4.add(s31, f32x4.mul(h, p1));
    }
    let out = outputs + row(i, 1);
    const next = row(breadth, 1);
    v128.store(out, s00, 0);
    v128.store(out, s01, 16);
    out += next;
    v128.store(out, s10, 0);
    v128.store(out, s11, 16);
    out += next;
    v128.store(out, s20, 0);
    v128.store(out, s21, 16);
    out += next;
    v128.store(out, s30, 0);
    v128.store(out, s31, 16);
  }
}

/** The loss of one sample; the error signals 2/batch · I_i (x′_i − x_i), where the ReLU lets them through, go to the list and to the
 *  gradient of the bias. */
function compare(output: usize, input: usize, scale: f32): f64 {
  const zero = f32x4.splat(0);
  const factor = f32x4.splat(scale);
  let sum = zero;
  let end = errors;
  const bytes = row(features, 1);
  const step = (<u32>width) << 2;
  let offset: u32 = 0;
  for (let at: usize = 0; at < bytes; at += 16) {
    const y = v128.load(output + at);
    const difference = f32x4.sub(f32x4.max(y, zero), v128.load(input + at));
    const weighted = f32x4.mul(v128.load(importance + at), difference);
    sum = f32x4.add(sum, f32x4.mul(weighted, difference));
    const open = f32x4.gt(y, zero);
    const bits = i32x4.bitmask(open);
    if (bits !== 0) {
      const signal = v128.and(f32x4.mul(factor, weighted), open);
      v128.store(biasGradient + at, f32x4.add(v128.load(biasGradient + at), signal));
      end = append(end, offset, step, signal, bits);
    }
    offset += 4 * step;
  }
  errorsEnd = end;
  return <f64>(
    (f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  );
}

/** Independent features still to be passed over before the next one that is present; −1: to be drawn. The geometric distribution
 *  has no memory, so the count runs on from one sample to the next, and starts afresh with each batch. */
let gap: f64 = -1;

/** Below, drawing a number for every feature is faster than a logarithm for every one that is present. */
const SKIP_ABOVE: f64 = 0.85;

const UNIT: f64 = 1.0 / 4294967296.0;

/** A fresh sample, dense at `input` and as a list; returns the end of the list. */
function draw(input: usize, list: usize, sparsity: f64): usize {
  // memory.fill costs as much as the whole sample when that is short.
  for (let at = input; at < input + row(breadth, 1); at += 16) v128.store(at, f32x4.splat(0));
  const present = 1 - sparsity;
  let end = list;
  let first = 0;
  for (let g = 0; g < correlated; g++) {
    const size = load<i32>(groups + row(g, 1));
    if (<f64>next() * UNIT >= sparsity)
      for (let i = first; i < first + size; i++) end = put(input, end, i, <f64>next() * UNIT);
    first += size;
  }
  for (let g = correlated; g < correlated + anticorrelated; g++) {
    const size = load<i32>(groups + row(g, 1));
    const member = (<f64>next() * UNIT) / present;
    if (member < <f64>size) end = put(input, end, first + <i32>member, <f64>next() * UNIT);
    first += size;
  }
  if (sparsity > SKIP_ABOVE) {
    const rate = 1 / Math.log(sparsity);
    if (gap < 0) gap = skip(rate);
    let i = first;
    while (gap < <f64>(features - i)) {
      i += <i32>gap;
      end = put(input, end, i++, <f64>next() * UNIT);
      gap = skip(rate);
    }
    gap -= <f64>(features - i);
  } else {
    // One number says whether the feature is there and, spread over [0, 1] again, its value.
    const absent = f32x4.splat(<f32>sparsity);
    const spreading = f32x4.splat(<f32>(1 / present));
    const unit = f32x4.splat(<f32>UNIT);
    const zero = f32x4.splat(0);
    const step = (<u32>width) << 2;
    for (let i = first; i < features; i += 4) {
      if (drawnNext + 16 > drawnEnd()) refill();
      const uniform = f32x4.mul(f32x4.convert_i32x4_u(v128.load(drawnNext)), unit);
      drawnNext += 16;
      const values = f32x4.mul(f32x4.sub(uniform, absent), spreading);
      const there = f32x4.ge(values, zero);
      v128.store(input + row(i, 1), v128.and(values, there));
      const left = features - i;
      const bits = i32x4.bitmask(there) & (left < 4 ? (1 << left) - 1 : 15);
      if (bits !== 0) end = append(end, <u32>i * step, step, values, bits);
    }
  }
  return end;
}

/** Writes all four lanes to the list, and counts those of `bits`: the others are written over. */
function append(end: usize, offset: u32, step: u32, values: v128, bits: i32): usize {
  store<u32>(end, offset);
  store<f32>(end, f32x4.extract_lane(values, 0), 4);
  end += (<usize>(bits & 1)) << 3;
  store<u32>(end, offset + step);
  store<f32>(end, f32x4.extract_lane(values, 1), 4);
  end += (<usize>(bits & 2)) << 2;
  store<u32>(end, offset + 2 * step);
  store<f32>(end, f32x4.extract_lane(values, 2), 4);
  end += (<usize>(bits & 4)) << 1;
  store<u32>(end, offset + 3 * step);
  store<f32>(end, f32x4.extract_lane(values, 3), 4);
  return end + <usize>(bits & 8);
}

/** How many features in a row are absent. */
function skip(rate: f64): f64 {
  return Math.floor(Math.log((<f64>next() + 0.5) * UNIT) * rate);
}

function put(input: usize, end: usize, i: i32, value: f64): usize {
  store<f32>(input + row(i, 1), <f32>value);
  store<u32>(end, (<u32>i * <u32>width) << 2);
  store<f32>(end, <f32>value, 4);
  return end + 8;
}

function drawnEnd(): usize {
  return drawn + row(DRAWN, 1);
}

/** The next word. */
function next(): u32 {
  if (drawnNext === drawnEnd()) refill();
  const word = load<u32>(drawnNext);
  drawnNext += 4;
  return word;
}

/** Draws from the four generators in turn. */
function refill(): void {
  let s0 = v128.load(generator);
  let s1 = v128.load(generator, 16);
  let s2 = v128.load(generator, 32);
  let s3 = v128.load(generator, 48);
  for (let at = drawn; at < drawnEnd(); at += 16) {
    // ×5 and ×9 as shifts: multiplication takes longer.
    v128.store(at, times9(rotated(i32x4.add(i32x4.shl(s1, 2), s1), 7)));
    const t = i32x4.shl(s1, 9);
    s2 = v128.xor(s2, s0);
    s3 = v128.xor(s3, s1);
    s1 = v128.xor(s1, s2);
    s0 = v128.xor(s0, s3);
    s2 = v128.xor(s2, t);
    s3 = rotated(s3, 11);
  }
  v128.store(generator, s0);
  v128.store(generator, s1, 16);
  v128.store(generator, s2, 32);
  v128.store(generator, s3, 48);
  drawnNext = drawn;
}

function rotated(words: v128, by: i32): v128 {
  return v128.or(i32x4.shl(words, by), i32x4.shr_u(words, 32 - by));
}

function times9(words: v128): v128 {
  return i32x4.add(i32x4.shl(words, 3), words);
}
