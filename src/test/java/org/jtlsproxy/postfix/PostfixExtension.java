package org.jtlsproxy.postfix;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Postfix instance for all tests of a class, which ask for it as a parameter. A test that fails
 * prints the mail log. Register it in a static field.
 */
public final class PostfixExtension
    implements BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback, ParameterResolver {

  private final PostfixInstanceBuilder builder;
  private @Nullable PostfixInstance instance;

  /** The instance that the builder describes, started before the first test of the class. */
  public PostfixExtension(PostfixInstanceBuilder builder) {
    this.builder = builder;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    instance = builder.start();
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (instance != null && context.getExecutionException().isPresent()) {
      System.out.println(context.getDisplayName() + ":\n" + instance.logForHumans());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (instance != null) {
      instance.close();
      instance = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PostfixInstance.class;
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return instance;
  }
}
