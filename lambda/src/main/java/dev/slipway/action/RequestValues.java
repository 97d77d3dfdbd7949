package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.verify.Depth;
import dev.slipway.error.ValueKind;
import dev.slipway.migration.Version;
import dev.slipway.plan.OutOfOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the value of one field. Throws IllegalArgumentException that says what it must be, or
 * ClassCastException for one of another kind.
 */
final class RequestValues {

  private static final int MOST_WORKERS = 32;

  private RequestValues() {}

  static Version version(Object value) {
    if (!(value instanceof String text) || !Version.isNumbered(text)) {
      throw new IllegalArgumentException(
          ValueKind.of(value) + " is no version; write it as text like 20250102_143000 or 001");
    }
    return Version.of(text);
  }

  static int count(Object value) {
    if (!(value instanceof Integer number) || number < 1) {
      throw new IllegalArgumentException("must be a whole number from 1" + other(value));
    }
    return number;
  }

  static int days(Object value) {
    if (!(value instanceof Integer number) || number < 0) {
      throw new IllegalArgumentException("must be a whole number from 0" + other(value));
    }
    return number;
  }

  static int workers(Object value) {
    if (!(value instanceof Integer number) || number < 1 || number > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "must be a whole number from 1 to " + MOST_WORKERS + other(value));
    }
    return number;
  }

  static boolean snapshot(Object value) {
    if (!Set.of("files", "snapshot").contains(value)) {
      throw new IllegalArgumentException("must be files or snapshot" + noWord(value));
    }
    return value.equals("snapshot");
  }

  static Compression compression(Object value) {
    return switch ((String) value) {
      case "zstd" -> Compression.ZSTD;
      case "gzip" -> Compression.GZIP;
      default -> throw new IllegalArgumentException("must be zstd or gzip" + noWord(value));
    };
  }

  static OutOfOrder outOfOrder(Object value) {
    if (value instanceof Boolean run) {
      return run ? OutOfOrder.RUN : OutOfOrder.REFUSE;
    }
    if (!value.equals("leave")) {
      throw new IllegalArgumentException("must be true, false or leave" + noWord(value));
    }
    return OutOfOrder.LEAVE;
  }

  static BackupPlace place(Object value) {
    return BackupPlace.parse((String) value);
  }

  static Depth depth(Object value) {
    return switch ((String) value) {
      case "quick" -> Depth.QUICK;
      case "full" -> Depth.FULL;
      case "rehearse" -> Depth.REHEARSE;
      default ->
          throw new IllegalArgumentException("must be quick, full or rehearse" + noWord(value));
    };
  }

  static BackupChoice backup(Object value) {
    if (!Set.of("auto", "always", "never", "snapshot").contains(value)) {
      throw new IllegalArgumentException("must be auto, always, snapshot or never" + noWord(value));
    }
    return BackupChoice.valueOf(((String) value).toUpperCase(Locale.ROOT));
  }

  /** Names of variables by the placeholders that they fill; a list where both have one name. */
  static Map<String, String> variables(Object value) {
    if (value instanceof List<?> names) {
      Map<String, String> same = new TreeMap<>();
      names.forEach(name -> same.put((String) name, (String) name));
      return same;
    }
    return texts(value);
  }

  static Map<String, String> texts(Object value) {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
      if (!(entry.getValue() instanceof String text)) {
        throw new IllegalArgumentException(
            "must be an object of texts, and one of its values is "
                + ValueKind.of(entry.getValue()));
      }
      texts.put(String.valueOf(entry.getKey()), text);
    }
    return texts;
  }

  /** Of a word that is none of those that are named there is nothing more to say. */
  private static String noWord(Object value) {
    String kind = ValueKind.of(value);
    return kind.equals("a text") ? "" : ", not " + kind;
  }

  /** Of a number that is too small there is nothing more to say. */
  private static String other(Object value) {
    return value instanceof Number ? "" : ", not " + ValueKind.of(value);
  }
}
