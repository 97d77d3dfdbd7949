package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.config.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the tokens of IAM authentication; they are made without any call. */
class IamTokensTest {

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrl", () -> "http://127.0.0.1:1");

  private final IamTokens tokens = new IamTokens("db.example.com", 5433, "app user");

  @Test
  void aTokenIsASignedRequestToConnectAsTheUser() {
    Credentials credentials = tokens.current();
    assertThat(credentials.user()).isEqualTo("app user");
    assertThat(credentials.password().value())
        .startsWith("db.example.com:5433/?")
        .contains("DBUser=app%20user", "Action=connect", "X-Amz-Expires=900", "X-Amz-Signature=");
  }

  @Test
  void aRefusedTokenIsNotTriedAgain() {
    assertThat(tokens.renew()).isFalse();
  }
}
