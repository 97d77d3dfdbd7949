'use strict';
// Lambda's Node.js runtime: each line of stdin is an invocation, {"variables": {...}, "event": {...}}. What it has loaded
// is forgotten behind it, so that the next one, of whatever function, begins anew.
const http = require('http');
const https = require('https');
const path = require('path');
const readline = require('readline');

// CloudFormation takes answers by https; the simulator's listens on the loopback interface without it.
https.request = (options, onAnswer) =>
  http.request({ ...options, port: new URL(process.env.AWS_ENDPOINT_URL).port }, onAnswer);

async function run({ variables, event }) {
  process.env = variables;
  const [file, name] = variables._HANDLER.split('.');
  return require(path.join(variables.LAMBDA_TASK_ROOT, file))[name](event);
}

function forget() {
  Object.keys(require.cache).filter(file => file !== __filename).forEach(file => delete require.cache[file]);
}

function end(outcome) {
  forget();
  console.log(`outcome ${JSON.stringify(outcome)}`);
}

readline.createInterface({ input: process.stdin }).on('line', line =>
  run(JSON.parse(line)).then(
    () => end({}),
    e => end({ errorType: e.name, errorMessage: e.message, trace: e.stack.split('\n') })));
