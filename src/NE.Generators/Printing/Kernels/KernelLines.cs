using System;

namespace NE.Generators.Printing.Kernels;

/// <summary>Breaks long calls between arguments.</summary>
internal static class KernelLines
{
    private const int Width = 120;
    private const string Separator = ", ";

    /// <summary>The call on as many lines as needed; continuation lines are indented.</summary>
    public static string Wrap(string call)
    {
        string wrapped = "";
        while (call.Length > Width && call.LastIndexOf(Separator, Width, StringComparison.Ordinal) is > 0 and int comma)
        {
            wrapped += call.Substring(0, comma + 1) + "\n";
            call = "    " + call.Substring(comma + Separator.Length);
        }

        return wrapped + call;
    }
}
