using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;

namespace NE.Report.Page;

/// <summary>plotly.js, as it stands in the assembly of Plotly.NET.</summary>
internal static class PlotlyScript
{
    private static readonly Lazy<string> Script = new(Read);

    /// <summary>The script, compressed by gzip, in base 64.</summary>
    internal static string Compressed => Script.Value;

    private static string Read()
    {
        // Only its resources are read, so that none of the assemblies it refers to is needed.
        Assembly assembly = Assembly.LoadFile(Path.Combine(AppContext.BaseDirectory, "Plotly.NET.dll"));
        string name = assembly.GetManifestResourceNames().Single(static name => name.EndsWith(".min.js", StringComparison.Ordinal));
        using Stream script = assembly.GetManifestResourceStream(name)!;
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.SmallestSize))
        {
            script.CopyTo(gzip);
        }

        return Convert.ToBase64String(compressed.ToArray());
    }
}
