package dev.slipway.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExponentTest {

  @Test
  void isThePowerOfN() {
    assertThat(power(n -> 3 * n)).isCloseTo(1, within(1e-9));
    assertThat(power(n -> 0.5 * n * n)).isCloseTo(2, within(1e-9));
    assertThat(power(n -> 7)).isCloseTo(0, within(1e-9));
  }

  @Test
  void whatIsFixedBringsItDownAndAPartThatIsSquareUp() {
    assertThat(power(n -> 100 + n)).isBetween(0.4, 0.9);
    assertThat(power(n -> n + n * n / 100)).isBetween(1.5, 1.9);
  }

  @Test
  void whatComesOnTopIsTheSameWhateverIsFixed() {
    assertThat(Exponent.further(values(n -> 5000 + n))).isCloseTo(1, within(1e-9));
    assertThat(Exponent.further(values(n -> 50_000 + n * n))).isCloseTo(2, within(1e-9));
    assertThat(Exponent.further(values(n -> 1_000_000 + n))).isZero();
    assertThat(Exponent.further(values(n -> 3))).isZero();
  }

  private static double power(DoubleUnaryOperator cost) {
    return Exponent.of(values(cost));
  }

  private static SortedMap<Integer, Double> values(DoubleUnaryOperator cost) {
    SortedMap<Integer, Double> values = new TreeMap<>();
    IntStream.of(100, 200, 400, 800).forEach(n -> values.put(n, cost.applyAsDouble(n)));
    return values;
  }
}
