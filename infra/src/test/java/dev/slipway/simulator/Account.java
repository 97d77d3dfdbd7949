package dev.slipway.simulator;

import java.util.Locale;
import java.util.Map;

/**
 * What AWS calls the resources of a stack once they are made: the values of Ref and Fn::GetAtt as
 * the template reference of each type has them.
 *
 * @param databasePort where the database listens, or what stands before it
 */
record Account(int databasePort) {

  static final String ID = "123456789012";
  static final String REGION = "us-east-1";

  /** The secret of the only database. */
  static final String SECRET = arn("secretsmanager", "secret:Team-a1B2c3");

  private static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of(
          "AWS::AccountId", ID,
          "AWS::Region", REGION,
          "AWS::Partition", "aws",
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::StackName", "Team");

  static boolean isPseudoParameter(String name) {
    return PSEUDO_PARAMETERS.containsKey(name);
  }

  static String pseudoParameter(String name) {
    return PSEUDO_PARAMETERS.get(name);
  }

  /** The value of Ref. */
  String reference(Resource resource) {
    return switch (resource.type()) {
      case "AWS::SecretsManager::Secret", "AWS::SecretsManager::SecretTargetAttachment" -> SECRET;
      case "AWS::StepFunctions::StateMachine" -> arn("states", "stateMachine:" + resource.id());
      default -> name(resource);
    };
  }

  /** The value of Fn::GetAtt. */
  String attribute(Resource resource, String attribute) {
    return switch (resource.type() + "." + attribute) {
      case "AWS::RDS::DBInstance.Endpoint.Address" -> "127.0.0.1";
      case "AWS::RDS::DBInstance.Endpoint.Port" -> String.valueOf(databasePort);
      case "AWS::RDS::DBInstance.DbiResourceId" -> "db-" + resource.id().toUpperCase(Locale.ROOT);
      case "AWS::Lambda::Function.Arn" -> arn("lambda", "function:" + name(resource));
      case "AWS::S3::Bucket.Arn" -> "arn:aws:s3:::" + name(resource);
      case "AWS::IAM::Role.Arn" -> "arn:aws:iam::" + ID + ":role/" + resource.id();
      case "AWS::EC2::SecurityGroup.GroupId" -> name(resource);
      default ->
          throw new AssertionError(
              "the simulator does not know " + attribute + " of " + resource.type());
    };
  }

  private static String arn(String service, String rest) {
    return "arn:aws:" + service + ":" + REGION + ":" + ID + ":" + rest;
  }

  private static String name(Resource resource) {
    return resource.id().toLowerCase(Locale.ROOT);
  }
}
