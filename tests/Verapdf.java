import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Answers each line of standard input, a flavour such as ua1, a tab and a file, with a line of JSON: the rules of that
 * flavour that the file fails, each with how often and one example. tests/tools.py starts it once for many files.
 */
final class Verapdf {
    private static final int EVERY = -1;

    public static void main(String[] ignored) throws Exception {
        // What the libraries print is no answer.
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] asked = line.split("\t", 2);
            String answer;
            try {
                PDFAFlavour flavour = PDFAFlavour.byFlavourId(asked[0]);
                if (flavour == PDFAFlavour.NO_FLAVOUR) {
                    throw new IllegalArgumentException("no flavour");
                }
                answer = "{\"failures\": " + failures(flavour, Path.of(asked[1])) + "}";
            } catch (Exception | LinkageError problem) {
                answer = "{\"error\": " + quoted(problem.toString()) + "}";
            }
            answers.println(answer);
        }
    }

    private static String failures(PDFAFlavour flavour, Path file) throws Exception {
        Map<String, List<TestAssertion>> found = new LinkedHashMap<>();
        try (var data = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(data, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, EVERY, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                    found.computeIfAbsent(rule, key -> new ArrayList<>()).add(one);
                }
            }
            if (found.isEmpty() != result.isCompliant()) {
                throw new IllegalStateException("compliant and failed, or the other way round");
            }
        }
        List<String> told = new ArrayList<>();
        for (List<TestAssertion> each : found.values()) {
            TestAssertion first = each.get(0);
            String message = first.getErrorMessage() == null ? first.getMessage() : first.getErrorMessage();
            told.add("{\"clause\": " + quoted(first.getRuleId().getClause())
                    + ", \"test\": " + first.getRuleId().getTestNumber()
                    + ", \"times\": " + each.size()
                    + ", \"message\": " + quoted(message)
                    + ", \"where\": " + quoted(first.getLocation().getContext()) + "}");
        }
        return told.toString();
    }

    private static String quoted(String text) {
        StringBuilder made = new StringBuilder("\"");
        for (char one : String.valueOf(text).toCharArray()) {
            boolean plain = one >= ' ' && one != '"' && one != '\\';
            made.append(plain ? String.valueOf(one) : String.format("\\u%04x", (int) one));
        }
        return made.append('"').toString();
    }
}
