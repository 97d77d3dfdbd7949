package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** Tests {@link ServicePlace}. */
class ServicePlaceTest {

  @ParameterizedTest
  @CsvSource({
    "eu-west-3, https://kms.eu-west-3.amazonaws.com",
    "cn-north-1, https://kms.cn-north-1.amazonaws.com.cn",
    "us-gov-west-1, https://kms.us-gov-west-1.amazonaws.com"
  })
  void isThatOfTheRegion(String region, String place) {
    assertThat(ServicePlace.of(JsonService.KMS, Region.of(region))).hasToString(place);
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, https://kms-fips.us-east-1.amazonaws.com",
    "us-gov-west-1, https://kms-fips.us-gov-west-1.amazonaws.com"
  })
  void isThatOfFipsWhereItIsWanted(String region, String place) {
    System.setProperty("aws.useFipsEndpoint", "true");
    try {
      assertThat(ServicePlace.of(JsonService.KMS, Region.of(region))).hasToString(place);
    } finally {
      System.clearProperty("aws.useFipsEndpoint");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-3, https://states.eu-west-3.amazonaws.com",
    "cn-north-1, https://states.cn-north-1.amazonaws.com.cn"
  })
  void isThatOfTheService(String region, String place) {
    assertThat(ServicePlace.of(JsonService.STEP_FUNCTIONS, Region.of(region))).hasToString(place);
  }
}
