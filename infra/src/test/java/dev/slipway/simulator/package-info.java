/**
 * A CloudFormation for tests: it deploys what the CDK has synthesized onto stand-ins. The
 * function's jar runs under Lambda's runtime client and the CDK's own framework under Node.js, with
 * the variables, properties and rights that the template gives them.
 */
package dev.slipway.simulator;
