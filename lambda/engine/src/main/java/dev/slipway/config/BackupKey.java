package dev.slipway.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What backups are signed with, and checked by: a secret, or the name of a key of KMS.
 *
 * @param text the secret itself, or {@code arn:aws:kms:...} or {@code alias/...}
 */
public record BackupKey(Secret text) {

  private static final int SHORTEST = 16;

  /** The name of a key of KMS by which it can be found (AWS KMS Developer Guide, "Key ARN"). */
  private static final Pattern KMS =
      Pattern.compile(
          "(?:arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:(?:key/[A-Za-z0-9-]+|alias/[\\w/-]+))"
              + "|alias/[\\w/-]+");

  /** How names begin that are public, and so no secrets. */
  private static final Pattern PUBLIC =
      Pattern.compile("(?i)kms:|arn:aws|alias/|mrk-|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

  /** The key that a variable's text says, without the white space around it. */
  static BackupKey of(String text) {
    return new BackupKey(new Secret(text.strip()));
  }

  /**
   * What is wrong with it, never with its text; null for nothing. Whoever can guess it can sign.
   */
  @Nullable String problem() {
    String key = text.value();
    if (isOfKms()) {
      return key.matches("(?:.*:)?alias/aws/.*")
          ? "must not be a key that AWS manages (alias/aws/...): none of them signs"
          : null;
    }
    if (PUBLIC.matcher(key).lookingAt()) {
      return "must be the secret itself, or the name of a key of KMS as"
          + " arn:aws:kms:REGION:ACCOUNT:key/ID or alias/NAME: whoever knows another name could"
          + " sign";
    }
    return key.length() < SHORTEST
        ? "must be a secret of at least "
            + SHORTEST
            + " characters, the name of a key of KMS, or"
            + " not set"
        : null;
  }

  /** True when KMS signs with it, and never gives it away. */
  public boolean isOfKms() {
    return KMS.matcher(text.value()).matches();
  }
}
