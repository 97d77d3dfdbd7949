'use strict';
// What the framework uses of the SDK's client, with the request of AWS Step Functions' API reference.
exports.SFN = class {
  async startExecution(execution) {
    const answer = await fetch(`${process.env.AWS_ENDPOINT_URL}/states`, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.StartExecution' },
      body: JSON.stringify(execution),
    });
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
  }
};
