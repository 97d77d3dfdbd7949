package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.config.Credentials;
import dev.slipway.testing.aws.AwsProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.rds.RdsUtilities;

/** Tests the tokens of IAM authentication; they are made without any call. */
class IamTokensTest {

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrl", () -> "http://127.0.0.1:1");

  private static final Pattern DATE = Pattern.compile("X-Amz-Date=(\\d{8}T\\d{6}Z)");

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final IamTokens tokens = new IamTokens("db.example.com", 5433, "app user");

  @Test
  void aTokenIsASignedRequestToConnectAsTheUser() {
    Credentials credentials = tokens.current();
    assertThat(credentials.user()).isEqualTo("app user");
    assertThat(credentials.password().value())
        .startsWith("db.example.com:5433/?")
        .contains("DBUser=app%20user", "Action=connect", "X-Amz-Expires=900", "X-Amz-Signature=");
  }

  /** The same to the last character of the signature; the parameters may stand in another order. */
  @ParameterizedTest
  @CsvSource({
    "db.example.com,5433,app user",
    "app.cluster-abc123.eu-central-1.rds.amazonaws.com,5432,app_iam",
    "DB.Example.com,443,a+b&c=d/é@x",
  })
  void aTokenIsTheOneThatTheSdksRdsUtilitiesMake(String host, int port, String user) {
    String theirs = rdsUtilities(host, port, user);
    String ours = new IamTokens(host, port, user).at(timeOf(theirs)).password().value();
    assertThat(parts(ours)).containsExactlyInAnyOrderElementsOf(parts(theirs));
  }

  @Test
  void aRefusedTokenIsNotTriedAgain() {
    assertThat(tokens.renew(tokens.current())).isFalse();
  }

  /** It counts 15 minutes from a moment before its signature, at times one second less. */
  private static String rdsUtilities(String host, int port, String user) {
    RdsUtilities utilities =
        RdsUtilities.builder()
            .region(new DefaultAwsRegionProviderChain().getRegion())
            .credentialsProvider(AwsAccess.credentials())
            .build();
    return Stream.generate(
            () ->
                utilities.generateAuthenticationToken(
                    token -> token.hostname(host).port(port).username(user)))
        .filter(token -> token.contains("X-Amz-Expires=900&"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> parts(String token) {
    return List.of(token.split("[?&]"));
  }

  private static Clock timeOf(String token) {
    Matcher date = DATE.matcher(token);
    assertThat(date.find()).as(token).isTrue();
    return Clock.fixed(Instant.from(FORM.parse(date.group(1))), ZoneOffset.UTC);
  }
}
