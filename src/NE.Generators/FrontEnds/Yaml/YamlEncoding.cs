using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Finds the first character that whoever read the file replaced, because its bytes are not UTF-8.</summary>
internal static class YamlEncoding
{
    private const char Unreadable = '\uFFFD';

    /// <summary>The problem, or null.</summary>
    public static YamlProblem? Find(string text)
    {
        int at = text.IndexOf(Unreadable);
        if (at < 0)
        {
            return null;
        }

        int start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        int line = 0;
        for (int i = 0; i < start; i++)
        {
            line += text[i] == '\n' ? 1 : 0;
        }

        return new(
            ProblemId.NotUtf8, "This character is not UTF-8, so generated code would lose it; save the file as UTF-8.",
            new(at, 1, line, at - start, line, at - start + 1));
    }
}
