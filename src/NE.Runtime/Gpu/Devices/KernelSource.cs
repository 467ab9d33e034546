using System.Collections.Generic;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Kernel source to compile: the device prepends the prelude, defines and library to the body.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Body">The source in the kernel dialect.</param>
/// <param name="Defines">Names and values defined before the library.</param>
public sealed record KernelSource(string Name, string Body, IReadOnlyList<KeyValuePair<string, string>> Defines);
