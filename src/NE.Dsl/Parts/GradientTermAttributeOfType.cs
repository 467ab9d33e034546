using System;

namespace NE.Dsl;

/// <summary>A user-defined term in the gradient of each layer, such as a regulariser. An experiment may have several.</summary>
/// <typeparam name="TTerm">A type that implements <c>NE.Runtime.Methods.IGradientTerm</c>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[OwnType("NE.Runtime.Methods.IGradientTerm")]
public sealed class GradientTermAttribute<TTerm> : GradientTermAttribute;
