using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Gpu.Text;

/// <summary>
/// The text that a device compiles: defines, the dialect of the backend, the library of kernels, and a body that calls them. The text is
/// the same for all backends but for the dialect, a few dozen macros.
/// </summary>
public static class KernelText
{
    /// <summary>Words from one team's barrier to the next: a cache line, so that no team waits for another's line.</summary>
    internal const int BarrierLength = 32;

    private static readonly string[] Files =
        ["launch", "elementary", "random", "activations", "rows", "products", "norms", "targets", "policies", "sums", "steps"];

    /// <summary>The library in the kernel dialect. Each function stands below a comment that says what it computes.</summary>
    public static string Library { get; } = ReadLibrary();

    /// <summary>The macros of the dialect for a backend.</summary>
    /// <param name="backend">The backend.</param>
    public static string Dialect(Backend backend) => Read(backend == Backend.Cuda ? "cuda" : "opencl");

    /// <summary>The whole text for a body.</summary>
    /// <param name="backend">The backend whose compiler takes it.</param>
    /// <param name="defines">Sizes of tiles and teams, and whatever else the body leaves open: names and values.</param>
    /// <param name="body">Kernels in the dialect. Compilers count its lines from 1 and call it <c>body</c>.</param>
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

    /// <summary>A part of the text, under its own name in messages of compilers.</summary>
    private static string Read(string file)
    {
        using Stream stream = typeof(KernelText).Assembly.GetManifestResourceStream($"Kernels/{file}.h")
            ?? throw new InvalidOperationException($"The assembly lacks its kernel text {file}.h.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return $"#line 1 \"{file}.h\"\n{reader.ReadToEnd()}";
    }
}
