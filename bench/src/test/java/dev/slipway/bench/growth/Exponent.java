package dev.slipway.bench.growth;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How something grows with n. */
final class Exponent {

  private Exponent() {}

  /**
   * The power of n by which values grow: the slope of the line through their logarithms that least
   * squares find. Of at least two sizes, none of them and no value 0.
   */
  static double of(Map<Integer, Double> valueBySize) {
    double meanX = mean(valueBySize.keySet().stream().mapToDouble(Math::log).toArray());
    double meanY = mean(valueBySize.values().stream().mapToDouble(Math::log).toArray());
    double products = 0;
    double squares = 0;
    for (Map.Entry<Integer, Double> one : valueBySize.entrySet()) {
      double x = Math.log(one.getKey()) - meanX;
      products += x * (Math.log(one.getValue()) - meanY);
      squares += x * x;
    }
    return products / squares;
  }

  /**
   * The power of n by which what comes on top grows, of values at sizes that double: what is fixed
   * does not hide it. 0 where what comes on top is less than a hundredth.
   */
  static double further(SortedMap<Integer, Double> valueBySize) {
    List<Double> values = List.copyOf(valueBySize.values());
    int last = values.size() - 1;
    double further = values.get(last) - values.get(last - 1);
    double before = values.get(last - 1) - values.get(last - 2);
    boolean counts = before > 0 && further > values.get(last) / 100;
    return counts ? Math.log(further / before) / Math.log(2) : 0;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
