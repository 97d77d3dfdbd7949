'use strict';
// Lambda's Node.js runtime for one invocation: the event comes on stdin, the outcome is the last line of stdout.
const http = require('http');
const https = require('https');
const path = require('path');

// CloudFormation takes answers by https; the simulator's listens on the loopback interface without it.
https.request = (options, onAnswer) =>
  http.request({ ...options, port: new URL(process.env.AWS_ENDPOINT_URL).port }, onAnswer);

async function run() {
  const [file, name] = process.env._HANDLER.split('.');
  const handler = require(path.join(process.env.LAMBDA_TASK_ROOT, file))[name];
  const chunks = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
  }
  return handler(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}

function end(outcome) {
  console.log(JSON.stringify(outcome));
}

run().then(
  () => end({}),
  e => end({ errorType: e.name, errorMessage: e.message, trace: e.stack.split('\n') }));
