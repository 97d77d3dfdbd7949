package dev.slipway.testing.leaks;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every test that shows a password. JUnit finds it by itself, and so asks it after all that a
 * test has registered.
 */
public final class LeakWatch implements AfterEachCallback, AfterAllCallback {

  @Override
  public void afterEach(ExtensionContext context) {
    failIfAny();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    failIfAny();
  }

  private static void failIfAny() {
    List<String> found = Leaks.drain();
    if (!found.isEmpty()) {
      throw new AssertionError("The password is shown:\n  " + String.join("\n  ", found));
    }
  }
}
