/** Models of ONNX, put together field by field with protobufjs's writer. */
import protobuf from 'protobufjs/minimal.js';

type Message = (writer: protobuf.Writer) => protobuf.Writer;

const bytesOf = (message: Message): Uint8Array => message(protobuf.Writer.create()).finish();

const message = (writer: protobuf.Writer, field: number, content: Message): protobuf.Writer =>
  writer.uint32((field << 3) | 2).bytes(bytesOf(content));

const text = (writer: protobuf.Writer, field: number, value: string): protobuf.Writer =>
  writer.uint32((field << 3) | 2).string(value);

const integer = (writer: protobuf.Writer, field: number, value: number): protobuf.Writer =>
  writer.uint32(field << 3).int64(value);

export interface TensorFields {
  readonly name?: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  readonly packedDims?: boolean;
  readonly raw?: Uint8Array;
  /** Field number and packed contents. */
  readonly list?: readonly [number, Message];
  readonly external?: Readonly<Record<string, string>>;
}

export const tensor =
  ({ name, dims, dataType, packedDims, raw, list, external }: TensorFields): Message =>
  (writer) => {
    if (packedDims)
      message(writer, 1, (packed) => {
        for (const size of dims) packed.int64(size);
        return packed;
      });
    else for (const size of dims) integer(writer, 1, size);
    integer(writer, 2, dataType);
    if (list !== undefined) message(writer, list[0], list[1]);
    if (name !== undefined) text(writer, 8, name);
    if (raw !== undefined) writer.uint32((9 << 3) | 2).bytes(raw);
    for (const [key, value] of Object.entries(external ?? {}))
      message(writer, 13, (entry) => text(text(entry, 1, key), 2, value));
    if (external !== undefined) integer(writer, 14, 1);
    return writer;
  };

export interface NodeFields {
  readonly name?: string;
  readonly output?: string;
  readonly operation: string;
  /** Field of the attribute (5: tensor, 6: graph, 11: graphs) and its content. */
  readonly attributes?: readonly (readonly [number, Message])[];
}

export const node =
  ({ name, output, operation, attributes }: NodeFields): Message =>
  (writer) => {
    text(writer, 1, 'input');
    if (output !== undefined) text(writer, 2, output);
    if (name !== undefined) text(writer, 3, name);
    text(writer, 4, operation);
    for (const [field, content] of attributes ?? [])
      message(writer, 5, (attribute) => message(text(attribute, 1, 'value'), field, content));
    return writer;
  };

export interface GraphFields {
  readonly nodes?: readonly Message[];
  readonly initializers?: readonly Message[];
}

export const graph =
  ({ nodes = [], initializers = [] }: GraphFields): Message =>
  (writer) => {
    for (const content of nodes) message(writer, 1, content);
    text(writer, 2, 'graph');
    for (const content of initializers) message(writer, 5, content);
    return message(writer, 11, (input) => text(input, 1, 'input'));
  };

export const model = (content: Message): Uint8Array =>
  bytesOf((writer) => message(text(integer(writer, 1, 8), 2, 'test'), 7, content));

export const modelOf = (...tensors: readonly TensorFields[]): Uint8Array =>
  model(graph({ initializers: tensors.map(tensor) }));
