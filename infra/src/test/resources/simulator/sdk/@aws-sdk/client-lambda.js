'use strict';
// What the framework uses of the SDK's client, with the requests of AWS Lambda's API reference.
exports.Lambda = class {
  async invoke({ FunctionName, Payload }) {
    const url = `${process.env.AWS_ENDPOINT_URL}/2015-03-31/functions/${FunctionName}/invocations`;
    const answer = await fetch(url, { method: 'POST', body: Payload });
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
    return {
      FunctionError: answer.headers.get('x-amz-function-error') ?? undefined,
      Payload: Buffer.from(await answer.arrayBuffer()),
    };
  }
};

exports.waitUntilFunctionActiveV2 = async () => {};
