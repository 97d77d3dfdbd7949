package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where answers to CloudFormation may be sent. */
class AnswerUrlTest {

  private static final String BUCKET = "cloudformation-custom-resource-response-useast1";

  private static boolean isAllowed(String url, String region) {
    return new AnswerUrl(URI.create(url)).isAllowed(Map.of("AWS_REGION", region));
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/a%7Cb?X=1",
    "us-east-1,"
        + " https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/a",
    "us-west-2,"
        + " https://cloudformation-custom-resource-response-uswest2.s3-us-west-2.amazonaws.com/a",
    "eu-west-1,"
        + " https://cloudformation-custom-resource-storage-euwest1.s3.eu-west-1.amazonaws.com:443/a",
    "eu-west-1,"
        + " https://cloudformation-custom-resource-response-euwest1.s3.dualstack.eu-west-1.amazonaws.com/a",
    "cn-north-1,"
        + " https://cloudformation-custom-resource-response-cnnorth1.s3.cn-north-1.amazonaws.com.cn/a",
    "eusc-de-east-1,"
        + " https://cloudformation-custom-resource-response-euscdeeast1.s3.eusc-de-east-1.amazonaws.eu/a",
    "us-iso-east-1,"
        + " https://cloudformation-custom-resource-response-usisoeast1.s3.us-iso-east-1.c2s.ic.gov/a",
    "us-isob-east-1,"
        + " https://cloudformation-custom-resource-response-usisobeast1.s3.us-isob-east-1.sc2s.sgov.gov/a",
    "us-isof-south-1,"
        + " https://cloudformation-custom-resource-response-usisofsouth1.s3.us-isof-south-1.csp.hci.ic.gov/a",
    "eu-isoe-west-1,"
        + " https://cloudformation-custom-resource-response-euisoewest1.s3.eu-isoe-west-1.cloud.adc-e.uk/a",
    "us-gov-west-1,"
        + " https://cloudformation-custom-resource-response-usgovwest1.s3.us-gov-west-1.amazonaws.com/a"
  })
  void cloudFormationsOwn(String region, String url) {
    assertThat(isAllowed(url, region)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://" + BUCKET + ".s3.amazonaws.com/a",
        "https://" + BUCKET + ".s3.amazonaws.com.evil.example/a",
        "https://" + BUCKET + ".s3.amazonaws.eu.evil.example/a",
        "https://evil.example/" + BUCKET + ".s3.amazonaws.com/a",
        "https://" + BUCKET + ".s3.amazonaws.com@evil.example/a",
        "https://user@" + BUCKET + ".s3.amazonaws.com/a",
        "https://" + BUCKET + ".s3.amazonaws.com:8443/a",
        "https://" + BUCKET + "-evil.s3.amazonaws.com/a",
        "https://evil-" + BUCKET + ".s3.amazonaws.com/a",
        "https://evil." + BUCKET + ".s3.amazonaws.com/a",
        "https://cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com/a",
        "https://s3.amazonaws.com/" + BUCKET + "/a",
        "https://evil.s3.us-east-1.amazonaws.com/a",
        "https://" + BUCKET + "xs3.amazonaws.com/a",
        "https://" + BUCKET + ".s3.amazonaws.com.cn/a",
        "https://" + BUCKET + ".s3.amazonaws.eu/a",
        "https://" + BUCKET + ".s3.c2s.ic.gov/a",
        "https://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "https:///a"
      })
  void allElse(String url) {
    assertThat(isAllowed(url, "us-east-1")).isFalse();
    assertThat(isAllowed(url, "")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9000/bucket/answer, true",
    "http://127.0.0.1:9001/bucket/answer, false",
    "https://127.0.0.1:9000/bucket/answer, false",
    "http://user@127.0.0.1:9000/bucket/answer, false",
    "http://127.0.0.1:9000.evil.example/bucket/answer, false"
  })
  void aStandInIsTheOneOfTheFunctionsVariables(String url, boolean allowed) {
    Map<String, String> variables = Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000");
    assertThat(new AnswerUrl(URI.create(url)).isAllowed(variables)).isEqualTo(allowed);
  }
}
