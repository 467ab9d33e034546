using System.Collections.Generic;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A text to compile: the device puts prelude, defines and library before the body.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Body">The text in the kernel dialect.</param>
/// <param name="Defines">Names and values that stand before the library.</param>
public sealed record KernelSource(string Name, string Body, IReadOnlyList<KeyValuePair<string, string>> Defines);
