package dev.slipway.postgres;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the salted password of the last log-in, as clients of SCRAM may (RFC 5802, section 5.1): to
 * derive it takes thousands of hashes, nine tenths of what a call of a warm function would cost.
 * The driver asks the JVM for this derivation, so it is there that it is kept.
 */
public final class SaltedPasswords extends Provider {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "SlipwaySaltedPasswords";
  private static final String TYPE = "SecretKeyFactory";
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";

  SaltedPasswords(SecretKeyFactory derivation) {
    super(NAME, "1", "Keeps the salted password of the last log-in");
    SecretKeyFactorySpi kept = new Kept(derivation);
    putService(
        new Service(this, TYPE, ALGORITHM, Kept.class.getName(), null, null) {
          @Override
          public Object newInstance(@Nullable Object parameter) {
            return kept;
          }
        });
  }

  /** From now on, the connections of this JVM derive a password once. */
  public static void keep() {
    try {
      Security.insertProviderAt(new SaltedPasswords(SecretKeyFactory.getInstance(ALGORITHM)), 1);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** Derives by another, unless it was asked for the same before. */
  private static final class Kept extends SecretKeyFactorySpi {

    private final SecretKeyFactory derivation;
    private @Nullable PBEKeySpec last;
    private @Nullable SecretKey key;

    Kept(SecretKeyFactory derivation) {
      this.derivation = derivation;
    }

    @Override
    protected synchronized SecretKey engineGenerateSecret(KeySpec asked)
        throws InvalidKeySpecException {
      SecretKey known = key;
      if (known != null && last != null && asked instanceof PBEKeySpec spec && same(spec, last)) {
        return known;
      }
      SecretKey derived = derivation.generateSecret(asked);
      last = asked instanceof PBEKeySpec spec ? copy(spec) : null;
      key = derived;
      return derived;
    }

    private static boolean same(PBEKeySpec one, PBEKeySpec other) {
      return one.getIterationCount() == other.getIterationCount()
          && one.getKeyLength() == other.getKeyLength()
          && Arrays.equals(one.getSalt(), other.getSalt())
          && Arrays.equals(one.getPassword(), other.getPassword());
    }

    private static PBEKeySpec copy(PBEKeySpec spec) {
      return new PBEKeySpec(
          spec.getPassword(), spec.getSalt(), spec.getIterationCount(), spec.getKeyLength());
    }

    @Override
    protected KeySpec engineGetKeySpec(SecretKey derived, Class<?> type)
        throws InvalidKeySpecException {
      return derivation.getKeySpec(derived, type);
    }

    @Override
    protected SecretKey engineTranslateKey(SecretKey other) throws InvalidKeyException {
      return derivation.translateKey(other);
    }
  }
}
