using System;
using System.IO;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>Selects the format of a policy by its file name.</summary>
internal static class PolicyFormats
{
    /// <summary>The format for a file extension.</summary>
    /// <param name="file">The file to be written.</param>
    /// <exception cref="UsageException">The extension is unknown.</exception>
    internal static PolicyFormat Of(string file)
    {
        string extension = Path.GetExtension(file);
        return extension.Equals(".safetensors", StringComparison.OrdinalIgnoreCase) ? PolicyFormat.Safetensors
            : extension.Equals(".onnx", StringComparison.OrdinalIgnoreCase) ? PolicyFormat.Onnx
            : throw new UsageException($"--export writes .safetensors or .onnx files, not '{file}'.");
    }
}
