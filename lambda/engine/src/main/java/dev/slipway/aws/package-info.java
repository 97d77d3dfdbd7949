/** The only package that knows the AWS SDK. */
@NullMarked
package dev.slipway.aws;

import org.jspecify.annotations.NullMarked;
