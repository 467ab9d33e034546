using System.Collections.Generic;
using System.Text;

namespace NE.Runtime.Gpu.Devices;

/// <summary>The whole text of a source.</summary>
internal static class SourceText
{
    internal static string Of(Backend backend, KernelSource source)
    {
        StringBuilder text = new();
        foreach (KeyValuePair<string, string> define in source.Defines)
        {
            text.Append("#define ").Append(define.Key).Append(' ').Append(define.Value).Append('\n');
        }

        return text.Append("#line 1 \"body\"\n").Append(source.Body).ToString();
    }
}
