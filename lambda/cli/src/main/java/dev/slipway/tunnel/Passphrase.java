package dev.slipway.tunnel;

import java.nio.file.Path;
import java.util.function.Function;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.session.SessionContext;
import org.jspecify.annotations.Nullable;

/** Hands the passphrase of one file on, and knows whether one was wanted. */
final class Passphrase implements FilePasswordProvider {

  private final Path file;
  private final Function<Path, @Nullable String> source;
  private final int tries;
  private boolean wanted;

  Passphrase(Path file, Function<Path, @Nullable String> source, int tries) {
    this.file = file;
    this.source = source;
    this.tries = tries;
  }

  boolean wasWanted() {
    return wanted;
  }

  @Override
  public @Nullable String getPassword(
      @Nullable SessionContext session, NamedResource resource, int before) {
    wanted = true;
    return before < tries ? source.apply(file) : null;
  }

  @Override
  public ResourceDecodeResult handleDecodeAttemptResult(
      @Nullable SessionContext session,
      NamedResource resource,
      int before,
      @Nullable String password,
      @Nullable Exception failure) {
    boolean again = failure != null && password != null && before + 1 < tries;
    return again ? ResourceDecodeResult.RETRY : ResourceDecodeResult.TERMINATE;
  }
}
