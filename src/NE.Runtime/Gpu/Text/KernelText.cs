using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Gpu.Text;

/// <summary>
/// The source that a device compiles: defines, the backend's dialect, the kernel library, and a body that calls it. The source is the same
/// for all backends except for the dialect, a few dozen macros.
/// </summary>
public static class KernelText
{
    /// <summary>Words from one team's barrier to the next: a cache line, to avoid false sharing.</summary>
    internal const int BarrierLength = 32;

    private static readonly string[] Files =
        ["launch", "elementary", "random", "activations", "rows", "products", "norms", "targets", "policies", "sums", "steps"];

    /// <summary>The library in the kernel dialect. Each function has a comment that states what it computes.</summary>
    public static string Library { get; } = ReadLibrary();

    /// <summary>The dialect macros of a backend.</summary>
    /// <param name="backend">The backend.</param>
    public static string Dialect(Backend backend) => Read(backend == Backend.Cuda ? "cuda" : "opencl");

    /// <summary>The complete source for a body.</summary>
    /// <param name="backend">The backend whose compiler takes it.</param>
    /// <param name="defines">Names and values of tile and team sizes, and of whatever else the body leaves undefined.</param>
    /// <param name="body">Kernels in the dialect. Compiler messages number its lines from 1 and call it <c>body</c>.</param>
    public static string Of(Backend backend, IReadOnlyList<KeyValuePair<string, string>> defines, string body)
    {
        ArgumentNullException.ThrowIfNull(defines);
        var text = new StringBuilder();
        foreach ((string name, string value) in defines)
            text.Append("#define ").Append(name).Append(' ').Append(value).Append('\n');

        text.Append("#define BARRIER_LENGTH ").Append(BarrierLength).Append('\n');
        return text.Append(Dialect(backend)).Append(Library).Append("#line 1 \"body\"\n").Append(body).ToString();
    }

    private static string ReadLibrary()
    {
        var text = new StringBuilder();
        foreach (string file in Files)
            text.Append(Read(file)).Append('\n');

        return text.ToString();
    }

    /// <summary>A part of the source, under its own name in compiler messages.</summary>
    private static string Read(string file)
    {
        using Stream stream = typeof(KernelText).Assembly.GetManifestResourceStream($"Kernels/{file}.h")
            ?? throw new InvalidOperationException($"The assembly lacks its kernel source {file}.h.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return $"#line 1 \"{file}.h\"\n{reader.ReadToEnd()}";
    }
}
