package org.stylegan4j.tensor;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says in one line how many tests of the extended suite were skipped. */
public final class ExtendedSuite implements TestExecutionListener {
    private final AtomicInteger skipped = new AtomicInteger();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean ofSuite = result.getThrowable()
                .map(Throwable::getMessage)
                .filter(reason -> reason.contains(Fixtures.EXTENDED_SUITE))
                .isPresent();
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.ABORTED && ofSuite) {
            skipped.incrementAndGet();
        }
    }

    @Override
    @SuppressWarnings("SystemOut") // a line in the output of the build
    public void testPlanExecutionFinished(TestPlan plan) {
        int count = skipped.getAndSet(0);
        if (count > 0) {
            String tests = count == 1 ? " test" : " tests";
            System.out.println(Fixtures.EXTENDED_SUITE + count + tests + " skipped, no ../shared/fixtures");
        }
    }
}
