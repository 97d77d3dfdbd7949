package dev.slipway.aws;

import software.amazon.awssdk.core.exception.SdkException;

/** What failures of KMS mean, by its codes (AWS KMS API Reference, "Common Errors" and others). */
final class KmsFault {

  private KmsFault() {}

  /** What mends it, without a full stop. */
  static String advice(String action, SdkException cause) {
    return switch (JsonCalls.code(cause)) {
      case "AccessDeniedException" ->
          "allow kms:"
              + action
              + " on it, in the policy of whoever runs this and, in another"
              + " account, in that of the key too";
      case "DisabledException" -> "enable it (aws kms enable-key --key-id ID)";
      case "KMSInvalidStateException" ->
          "see what state it is in (aws kms describe-key --key-id ID); cancel its deletion"
              + " (aws kms cancel-key-deletion --key-id ID) and enable it, or name another";
      case "NotFoundException", "InvalidArnException" ->
          "check BACKUP_KEY, the account and the region: an ARN names its region, an alias is"
              + " looked for in the configured one (AWS_REGION)";
      case "InvalidKeyUsageException" ->
          "name a key of KMS that is for HMAC (aws kms create-key --key-usage GENERATE_VERIFY_MAC"
              + " --key-spec HMAC_256)";
      case "ThrottlingException", "LimitExceededException" ->
          "try again later: others of the account ask KMS too often (its quota can be raised)";
      case "UnrecognizedClientException",
          "InvalidSignatureException",
          "InvalidClientTokenId",
          "ExpiredTokenException",
          "IncompleteSignature" ->
          "check the AWS credentials";
      case "" -> unanswered();
      default -> "try again; if it goes on, look at the key in the console of KMS";
    };
  }

  private static String unanswered() {
    return "check the AWS credentials, the region (AWS_REGION, or name the key by its ARN), and"
        + " that KMS is reached (by an interface endpoint in an isolated subnet)";
  }
}
