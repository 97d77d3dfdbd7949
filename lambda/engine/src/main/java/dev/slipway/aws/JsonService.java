package dev.slipway.aws;

/**
 * A service that speaks AWS JSON, and for which a few calls are enough.
 *
 * @param name by which requests are signed and its address is found
 * @param id in the variables and settings that name another address (AWS SDKs Reference Guide,
 *     "Service-specific endpoints")
 * @param version of the protocol
 * @param target what stands before the name of an action
 */
record JsonService(String name, String id, String version, String target) {

  static final JsonService EVENTS = new JsonService("events", "eventbridge", "1.1", "AWSEvents");

  static final JsonService KMS = new JsonService("kms", "kms", "1.1", "TrentService");

  static final JsonService STEP_FUNCTIONS =
      new JsonService("states", "sfn", "1.0", "AWSStepFunctions");

  /** Speaks JSON in its own way, so that only its address and its signature are of use here. */
  static final JsonService LAMBDA = new JsonService("lambda", "lambda", "", "");
}
