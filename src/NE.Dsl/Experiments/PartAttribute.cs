using System;

namespace NE.Dsl;

/// <summary>A part of an experiment, which <see cref="WithoutAttribute{TPart}"/> can remove.</summary>
public abstract class PartAttribute : Attribute;
