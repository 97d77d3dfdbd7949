package dev.slipway.infra.template;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.Reference;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.Tokenization;
import software.constructs.IConstruct;

/**
 * What a text names that is known at the deploy only.
 *
 * @param of the construct that knows it
 * @param attribute what it calls it
 */
public record Named(IConstruct of, String attribute) {

  /** Nothing where the text is known already, or is more than the one name. */
  public static Optional<Named> by(@Nullable String text) {
    if (text == null || !Token.isUnresolved(text)) {
      return Optional.empty();
    }
    IResolvable first = Tokenization.reverseString(text).getFirstToken();
    return first instanceof Reference reference && text.equals(reference.toString())
        ? Optional.of(new Named(reference.getTarget(), reference.getDisplayName()))
        : Optional.empty();
  }
}
