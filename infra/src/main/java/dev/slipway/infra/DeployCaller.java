package dev.slipway.infra;

/** Who calls the function during a deploy, and waits for its answer. */
enum DeployCaller {
  /** The CDK's framework: as often as it takes, and it answers for a function that has died. */
  FRAMEWORK,
  /** CloudFormation itself: once. */
  CLOUDFORMATION
}
