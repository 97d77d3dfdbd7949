package dev.slipway.backup.manifest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells a server from others, whatever its address: two of them may have databases of one
 * name.
 *
 * @param given what whoever runs it calls it, such as the resource id of RDS; null when nobody said
 * @param system its system identifier, which physical copies share; null when it may not be read
 */
public record ServerId(@Nullable String given, @Nullable String system) {

  /** Of a server of which nothing is known. */
  public static final ServerId UNKNOWN = new ServerId(null, null);

  /** True when there is anything to tell it by. */
  public boolean saysAnything() {
    return given != null || system != null;
  }

  /** The name of its folder. */
  public String folder() {
    return given != null ? given : Objects.requireNonNullElse(system, "unknown");
  }

  /** True when it is certain that these are two. A copy on RDS has another resource id. */
  public boolean isOther(ServerId other) {
    if (given != null && other.given != null) {
      return !given.equals(other.given);
    }
    return system != null && other.system != null && !system.equals(other.system);
  }
}
