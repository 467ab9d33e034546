using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Finds tabs before keys, which the parser reports at the wrong place or not at all.</summary>
internal static class YamlTabs
{
    /// <summary>The problem of the first line indented with a tab, or null.</summary>
    public static YamlProblem? Find(string text)
    {
        YamlProblem? first = null;
        int lines = 0;
        int line = 0;
        for (int start = 0; start < text.Length; line++)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            int at = start;
            int tab = -1;
            while (at < end && text[at] is ' ' or '\t')
            {
                tab = tab < 0 && text[at] == '\t' ? at : tab;
                at++;
            }

            bool content = at < end && text[at] is not ('#' or '\r');
            if (tab >= 0 && content)
            {
                lines++;
                first ??= new(ProblemId.TabIndent, "", new(tab, 1, line, tab - start, line, tab - start + 1));
            }

            start = end + 1;
        }

        string more = lines switch { <= 1 => "", 2 => " The same applies to 1 line below.", _ => $" The same applies to {lines - 1} lines below." };
        return first is null
            ? null
            : first with { Message = "A tab indents this line; YAML allows only spaces there, so replace it with two spaces." + more };
    }
}
