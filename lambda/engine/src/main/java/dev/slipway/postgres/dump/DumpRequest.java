package dev.slipway.postgres.dump;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to dump.
 *
 * @param snapshot an exported one, so that the dump shows the same moment as its owner sees; null
 *     for the moment at which the dump begins
 * @param encoding of what is written; null for that of the session, which is UTF-8
 * @param options further options of pg_dump in the long form, such as {@code --no-owner} or {@code
 *     --schema=app}; none that say where to connect, what to write or where to
 */
public record DumpRequest(
    DumpSection section,
    @Nullable String snapshot,
    @Nullable String encoding,
    List<String> options) {

  private static final List<String> OURS =
      List.of(
          "--compress",
          "--dbname",
          "--encoding",
          "--file",
          "--format",
          "--help",
          "--host",
          "--jobs",
          "--no-password",
          "--password",
          "--port",
          "--section",
          "--snapshot",
          "--username",
          "--version");

  /** In the session's encoding. */
  public DumpRequest(DumpSection section, @Nullable String snapshot, List<String> options) {
    this(section, snapshot, null, options);
  }

  /** Throws IllegalArgumentException for an option that cannot be passed on. */
  public DumpRequest {
    options = List.copyOf(options);
    options.forEach(DumpRequest::check);
  }

  /** pg_dump takes an option's beginning for the option. */
  private static void check(String option) {
    String name = option.split("=", 2)[0];
    if (!name.startsWith("--") || OURS.stream().anyMatch(ours -> ours.startsWith(name))) {
      throw new IllegalArgumentException("pg_dump is not given the option " + name + " by hand");
    }
  }

  /** The arguments of pg_dump that all this comes to. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(section.arguments());
    if (snapshot != null) {
      arguments.add("--snapshot=" + snapshot);
    }
    if (encoding != null) {
      arguments.add("--encoding=" + encoding);
    }
    arguments.addAll(options);
    return arguments;
  }
}
