package dev.slipway.infra.app;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the app's context; every problem is reported at once. */
final class ContextReader {

  /** Ours are single words; the CDK's own have an @, a colon or a hyphen in them. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");

  private final Map<String, ?> context;
  private final Map<ContextKey, String> values = new EnumMap<>(ContextKey.class);
  private final Problems problems = new Problems();

  private ContextReader(Map<String, ?> context) {
    this.context = context;
  }

  /** What the context asks for. Throws {@link InvalidInput} that lists all problems. */
  static AppContext read(Map<String, ?> context) {
    return new ContextReader(context).context();
  }

  private AppContext context() {
    context.forEach(this::readValue);
    AppContext read = new AppContext(Map.copyOf(values));
    if (read.isDemo()) {
      checkDemo();
    } else {
      checkExisting(read);
    }
    checkPair(ContextKey.ACCOUNT, ContextKey.REGION);
    problems.throwIfAny(list -> new InvalidInput(message(list)));
    return read;
  }

  private void readValue(String word, Object raw) {
    String value = String.valueOf(raw).strip();
    ContextKey.of(word).ifPresentOrElse(key -> put(key, value), () -> checkUnknown(word));
  }

  private void put(ContextKey key, String value) {
    if (!key.accepts(value)) {
      problems.add(key.word(), "cannot be \"" + value + "\"; write it like " + key.example());
    }
    values.put(key, value);
  }

  private void checkUnknown(String word) {
    if (WORD.matcher(word).matches()) {
      problems.add(word, "is not known; known are " + known());
    }
  }

  private static String known() {
    return Arrays.stream(ContextKey.values())
        .map(ContextKey::word)
        .collect(Collectors.joining(", "));
  }

  private void checkDemo() {
    values.keySet().stream()
        .filter(ContextKey::isOnlyForExisting)
        .forEach(
            key ->
                problems.add(
                    key.word(), "contradicts demo=true, which makes a network and a database"));
    if (values.getOrDefault(ContextKey.SNAPSHOT_BEFORE_UP, "").equals("true")) {
      problems.add(
          ContextKey.SNAPSHOT_BEFORE_UP.word(),
          "is not for the demo: its network has no way to RDS");
    }
  }

  private void checkExisting(AppContext read) {
    Arrays.stream(ContextKey.values())
        .filter(ContextKey::isNeededForExisting)
        .filter(key -> !values.containsKey(key))
        .forEach(key -> problems.add(key.word(), "is missing; write it like " + key.example()));
    if (values.containsKey(ContextKey.SUBNET_IDS)
        && values.containsKey(ContextKey.AVAILABILITY_ZONES)) {
      checkSubnets(
          read.list(ContextKey.SUBNET_IDS).size(), read.list(ContextKey.AVAILABILITY_ZONES).size());
    }
  }

  private void checkSubnets(int subnets, int zones) {
    if (subnets % zones != 0) {
      problems.add(
          ContextKey.SUBNET_IDS.word(),
          "are "
              + subnets
              + " in "
              + zones
              + " availabilityZones; name the zone of each subnet, in the same order");
    }
  }

  private void checkPair(ContextKey one, ContextKey other) {
    if (values.containsKey(one) != values.containsKey(other)) {
      problems.add(one.word(), "and " + other.word() + " go together; give both or none");
    }
  }

  private static String message(List<Problem> problems) {
    return Problems.format("The context (-c name=value) is wrong:", problems)
        + "\nNothing was built. For a trial with a network and a database of its own: -c demo=true";
  }
}
