package dev.stdb.module.testing;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.HttpException;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.abi.HttpWire;
import dev.stdb.module.testing.target.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The network of procedures and HTTP handlers: what the test says, and nothing else. The answer that was set last and fits is given.
 *
 * <pre>{@code
 * db.http().answer("https://weather.example/", HttpResponse.of(200).body("sunny"));
 * db.http().fail("https://slow.example/", "timed out");
 * assertThat(db.http().requests()).hasSize(1);
 * }</pre>
 *
 * A request without answer crashes the call that sends it, and says what to set.
 */
public final class FakeHttp {
    private final List<Rule> rules = new ArrayList<>();
    private final List<HttpRequest> requests = new ArrayList<>();

    private record Rule(Predicate<HttpRequest> fits, Function<HttpRequest, HttpResponse> answer) {}

    FakeHttp() {}

    /** Answers every request to {@code url}, whatever its method. */
    public FakeHttp answer(String url, HttpResponse response) {
        return answer(url, request -> response);
    }

    /** Answers every request to {@code url} by what the function makes of it; it may throw {@link HttpException} to fail. */
    public FakeHttp answer(String url, Function<HttpRequest, HttpResponse> answer) {
        return answer(request -> request.url().equals(url), answer);
    }

    /** Answers every request that fits. */
    public FakeHttp answer(Predicate<HttpRequest> fits, Function<HttpRequest, HttpResponse> answer) {
        rules.addFirst(new Rule(fits, answer));
        return this;
    }

    /** Gives requests to {@code url} no answer; the module gets an {@link HttpException} with this message. */
    public FakeHttp fail(String url, String reason) {
        return answer(url, request -> {
            throw new HttpException(reason);
        });
    }

    /** The requests that the module sent, oldest first, with those that failed. */
    public List<HttpRequest> requests() {
        return List.copyOf(requests);
    }

    HttpAnswer send(byte[] head, byte[] body) {
        HttpRequest request = HttpWire.readRequest(new BsatnReader(head), body);
        requests.add(request);
        for (Rule rule : rules) {
            if (rule.fits.test(request)) {
                return answered(rule, request);
            }
        }
        throw new IllegalStateException("the test has no answer to " + request.method() + " " + request.url()
                + ": say it with db.http().answer(\"" + request.url() + "\", HttpResponse.of(200).body(\"…\"))");
    }

    private static HttpAnswer answered(Rule rule, HttpRequest request) {
        try {
            HttpResponse response = rule.answer.apply(request);
            var out = new BsatnWriter();
            HttpWire.writeResponse(response, out);
            return new HttpAnswer.Answered(out.toByteArray(), response.body());
        } catch (HttpException e) {
            return new HttpAnswer.Failed(e.reason());
        }
    }

    int sent() {
        return requests.size();
    }

    void forgetAfter(int count) {
        requests.subList(count, requests.size()).clear();
    }
}
