import type { Matrix } from './matrix.ts';
import type { Shape } from './pdf-reading.ts';

/** How pdf.js writes a path: a number for each step, followed by its coordinates. */
const coordinates = [2, 2, 6, 4, 0];
const [moveTo, lineTo, , , closePath] = [0, 1, 2, 3, 4];

/** The parts of a path as shapes. What is no rectangle along the edges of the page is no bar. */
export function shapesOf(path: ArrayLike<number>, matrix: Matrix, isDarkFill: boolean): Shape[] {
  const shapes: Shape[] = [];
  let steps: number[] = [];
  let points: [number, number][] = [];
  const finish = () => {
    if (points.length > 1) shapes.push(shapeOf(steps, points, matrix, isDarkFill));
    steps = [];
    points = [];
  };
  for (let i = 0; i < path.length;) {
    const step = path[i] ?? closePath;
    const count = coordinates[step] ?? 0;
    if (step === moveTo) finish();
    steps.push(step);
    for (let at = i + 1; at < i + 1 + count; at += 2) points.push([path[at] ?? 0, path[at + 1] ?? 0]);
    i += 1 + count;
  }
  finish();
  return shapes;
}

function shapeOf(steps: number[], points: [number, number][], matrix: Matrix, isDarkFill: boolean): Shape {
  const [a, b, c, d, e, f] = matrix;
  const xs = points.map(([x, y]) => a * x + c * y + e);
  const ys = points.map(([x, y]) => b * x + d * y + f);
  const [first, ...others] = steps;
  const isRectangle =
    first === moveTo &&
    points.length === 4 &&
    others.every((step) => step === lineTo || step === closePath) &&
    [0, 1, 2, 3].every((i) => (xs[i] === xs[(i + 1) % 4]) !== (ys[i] === ys[(i + 1) % 4]));
  return {
    x0: Math.min(...xs),
    y0: Math.min(...ys),
    x1: Math.max(...xs),
    y1: Math.max(...ys),
    isBar: isRectangle && isDarkFill,
  };
}
