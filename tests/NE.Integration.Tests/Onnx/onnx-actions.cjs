// Runs a policy with onnxruntime-node: node onnx-actions.cjs POLICY.onnx OBSERVATIONS ACTIONS, both files raw float32 (little endian).
// Without arguments it only says which version it is. Tests start it; NODE_PATH tells where the package is.
'use strict';
const fs = require('node:fs');
const onnx = require('onnxruntime-node');

async function main([policy, observations, actions]) {
  if (!policy) {
    console.log(require('onnxruntime-node/package.json').version);
    return;
  }

  const session = await onnx.InferenceSession.create(policy);
  const features = session.inputMetadata[0].shape[1];
  const bytes = fs.readFileSync(observations);
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const input = new onnx.Tensor('float32', values, [values.length / features, features]);
  const { action } = await session.run({ observation: input });
  fs.writeFileSync(actions, Buffer.from(action.data.buffer, action.data.byteOffset, action.data.byteLength));
}

main(process.argv.slice(2)).catch(fault => {
  console.error(fault.message);
  process.exit(1);
});
